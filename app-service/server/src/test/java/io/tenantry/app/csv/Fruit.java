package io.tenantry.app.csv;

import java.util.List;

/** Columns of a toy file. */
enum Fruit implements Column {
  NAME("name", true, List.of("fruit")),
  COLOUR("colour", false, List.of()),
  ORIGIN("origin", false, List.of());

  private final String property;
  private final boolean required;
  private final List<String> aliases;

  Fruit(String property, boolean required, List<String> aliases) {
    this.property = property;
    this.required = required;
    this.aliases = aliases;
  }

  @Override
  public String property() {
    return property;
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }

  @Override
  public boolean required() {
    return required;
  }
}
