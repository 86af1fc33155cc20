package io.tenantry.controlplane.offline;

import picocli.CommandLine.Option;

/** {@code --output}, the same for every command. */
final class OutputOption {

  enum Form {
    TABLE,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      paramLabel = "FORM",
      description = "table, for people, or json, as the API would answer. Default: table.")
  private Form form;

  boolean json() {
    return form == Form.JSON;
  }
}
