package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.features.EndpointType;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.tenantry.app.link.Links;
import io.tenantry.app.user.ProvisionedUser;
import io.tenantry.app.user.ProvisionedUsers;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives the library users, and takes those that it has understood. */
@Singleton
class UserEndpoint extends ResourceHandler<User> {

  /** Below the interface. */
  static final String PATH = "Users";

  private final ProvisionedUsers users;
  private final UserSearch search;
  private final Links links;

  UserEndpoint(ProvisionedUsers users, UserSearch search, Links links) {
    this.users = users;
    this.search = search;
    this.links = links;
  }

  @Override
  public User createResource(User given, Context context) {
    return Refusals.in(
        () ->
            view(
                users.create(
                    given.getUserName().orElse(null),
                    given.getDisplayName().orElse(null),
                    given.isActive().orElse(true))));
  }

  @Override
  public User getResource(
      String id, List<SchemaAttribute> wanted, List<SchemaAttribute> unwanted, Context context) {
    return Refusals.in(() -> view(users.get(id)));
  }

  @Override
  public User getResourceForUpdate(
      String id,
      List<SchemaAttribute> wanted,
      List<SchemaAttribute> unwanted,
      Context context,
      EndpointType purpose) {
    return Refusals.in(() -> view(users.lock(id)));
  }

  @Override
  public PartialListResponse<User> listResources(
      long startIndex,
      int count,
      FilterNode filter,
      SchemaAttribute sortBy,
      SortOrder sortOrder,
      List<SchemaAttribute> wanted,
      List<SchemaAttribute> unwanted,
      Context context) {
    int skipped = (int) Math.min(startIndex - 1, Integer.MAX_VALUE - Protocol.MOST_RESULTS);
    return Refusals.in(() -> search.page(filter, skipped, count, getServiceProvider(), this::view));
  }

  @Override
  public User updateResource(User given, Context context) {
    String id = given.getId().orElseThrow();
    return Refusals.in(
        () ->
            view(
                users.change(
                    id,
                    given.getUserName().orElse(null),
                    given.getDisplayName().orElse(null),
                    given.isActive().orElseGet(() -> users.lock(id).active()))));
  }

  @Override
  public void deleteResource(String id, Context context) {
    Refusals.in(
        () -> {
          users.delete(id);
          return id;
        });
  }

  private User view(ProvisionedUser user) {
    User view = new User();
    view.setId(user.id());
    view.setUserName(user.name());
    view.setDisplayName(user.displayName());
    view.setActive(user.active());
    view.setMeta(meta(user));
    return view;
  }

  private Meta meta(ProvisionedUser user) {
    Meta meta = new Meta();
    meta.setCreated(user.registeredAt());
    meta.setLocation(links.scim(PATH, user.id()).toString());
    meta.setVersion(ETag.parseETag(user.version().toString()));
    return meta;
  }
}
