package io.tenantry.app.odata;

import java.util.Optional;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.prefer.PreferencesApplied;
import org.apache.olingo.server.api.uri.UriInfo;

/**
 * How many entities a page gets.
 *
 * @param page as we or the caller's preference say
 * @param top how many the caller wants in all
 * @param preferred whether the caller said how many a page gets
 */
record PageSize(int page, Optional<Integer> top, boolean preferred) {

  static PageSize of(OData odata, ODataRequest request, UriInfo uri, ODataConfig config) {
    Integer preferred =
        odata.createPreferences(request.getHeaders(HttpHeader.PREFER)).getMaxPageSize();
    int most = uri.getExpandOption() == null ? config.mostOnPage() : config.mostExpanded();
    boolean said = preferred != null && preferred > 0;
    return new PageSize(
        Math.min(said ? preferred : config.page(), most),
        Optional.ofNullable(uri.getTopOption()).map(top -> top.getValue()),
        said);
  }

  int rows() {
    return top.map(most -> Math.min(most, page)).orElse(page);
  }

  /** Whether the caller can want more than the page has. */
  boolean canGoOn() {
    return top.map(most -> most > page).orElse(true);
  }

  /** What is still wanted after this page. */
  Optional<Integer> left() {
    return top.map(most -> most - page);
  }

  /** What to say of the caller's preference. */
  Optional<String> applied() {
    return preferred
        ? Optional.of(PreferencesApplied.with().maxPageSize(page).build().toValueString())
        : Optional.empty();
  }
}
