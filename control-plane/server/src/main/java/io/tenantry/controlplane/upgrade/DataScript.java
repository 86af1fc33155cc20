package io.tenantry.controlplane.upgrade;

/**
 * A script of a data upgrade.
 *
 * @param release whose upgrade it belongs to
 * @param name without its ending: {@code 10__Fill_city}
 */
record DataScript(int release, String name, String text) {

  /** For people, and in the history: {@code 4/10__Fill_city}. */
  String title() {
    return release + "/" + name;
  }
}
