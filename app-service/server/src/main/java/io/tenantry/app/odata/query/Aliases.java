package io.tenantry.app.odata.query;

/** Names for the relations of one statement. For one thread. */
public final class Aliases {

  private int given;

  String next() {
    given++;
    return "r" + given;
  }
}
