package io.tenantry.app.web;

import java.net.URI;
import java.util.List;

/**
 * What surrounds every page.
 *
 * @param title of the page
 * @param sandbox whether nothing is meant seriously here
 * @param maintenance what is to be told of an update that is near; empty if nothing
 * @param company in which it is; empty where it is in none
 * @param tenants others that the user belongs to
 * @param companies others to go to
 * @param sections of the company
 */
record Frame(
    String title,
    String tenant,
    boolean sandbox,
    String maintenance,
    String user,
    String company,
    URI home,
    URI signOut,
    List<Place> tenants,
    List<Place> companies,
    List<Place> sections) {

  /**
   * Somewhere to go.
   *
   * @param here whether it is where the user is
   * @param key the access key; empty if there is none
   */
  record Place(String name, URI link, boolean here, String key) {}
}
