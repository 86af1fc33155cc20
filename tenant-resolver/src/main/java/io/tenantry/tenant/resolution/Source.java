package io.tenantry.tenant.resolution;

/** A place in a request where a tenant may be named. */
enum Source {
  HOST("host name"),
  QUERY("query parameter tenant"),
  PATH("path"),
  HEADER("header X-Tenant-Id");

  private final String title;

  Source(String title) {
    this.title = title;
  }

  /** As callers are told of it. */
  String title() {
    return title;
  }
}
