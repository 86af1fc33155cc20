package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.constants.AttributeNames;
import de.captaingoldfish.scim.sdk.common.constants.ScimType.RFC7644;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.tenantry.app.http.PlainTextCheck;
import io.tenantry.app.user.ProvisionedUser;
import io.tenantry.app.user.ProvisionedUsers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds users. Those of a name, which is what identity providers ask for before they change
 * anything, and pages without a filter are left to the database. Any other filter is the library's,
 * over all users, as long as there are no more than it is given.
 */
@ApplicationScoped
class UserSearch {

  /** Users that one request may look through. */
  static final int MOST_FILTERED = 5_000;

  private final ProvisionedUsers users;

  UserSearch(ProvisionedUsers users) {
    this.users = users;
  }

  /**
   * @param filter null if all are wanted
   * @throws BadRequestException {@code tooMany}
   */
  PartialListResponse<User> page(
      FilterNode filter,
      int skipped,
      int most,
      ServiceProvider provider,
      Function<ProvisionedUser, User> view) {
    if (filter == null) {
      List<User> page = users.list(skipped, most).stream().map(view).toList();
      return response(page, users.count());
    }
    List<User> found =
        wantedName(filter)
            .map(name -> users.named(name).map(view).stream().toList())
            .orElseGet(() -> filtered(filter, provider, view));
    return response(found.stream().skip(skipped).limit(most).toList(), found.size());
  }

  private static Optional<String> wantedName(FilterNode filter) {
    return filter instanceof AttributeExpressionLeaf leaf
            && leaf.getComparator() == Comparator.EQ
            && AttributeNames.RFC7643.USER_NAME.equals(leaf.getShortName())
        ? leaf.getStringValue().filter(PlainTextCheck::isPlain)
        : Optional.empty();
  }

  private List<User> filtered(
      FilterNode filter, ServiceProvider provider, Function<ProvisionedUser, User> view) {
    List<ProvisionedUser> all = users.list(0, MOST_FILTERED + 1);
    if (all.size() > MOST_FILTERED) {
      throw new BadRequestException(
          "There are too many users for this filter; ask for userName eq, or page without a filter",
          null,
          RFC7644.TOO_MANY);
    }
    return FilterResourceResolver.filterResources(
        provider, all.stream().map(view).toList(), filter);
  }

  private static PartialListResponse<User> response(List<User> page, long total) {
    return PartialListResponse.<User>builder().resources(page).totalResults(total).build();
  }
}
