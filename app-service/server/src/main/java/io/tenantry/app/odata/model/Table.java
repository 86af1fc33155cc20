package io.tenantry.app.odata.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How rows of a business table read as entities.
 *
 * @param name of the table in schema {@code business}
 * @param entity name of the entities where no web service gives them one
 * @param select a constant SELECT with the columns, those that link, and those of the tag
 * @param key properties that name a row
 * @param tag what changes with every change of the row
 * @param searched properties in which {@code $search} looks
 * @param changes what callers can do to rows
 */
public record Table(
    String name,
    String entity,
    String select,
    List<Column> columns,
    List<String> key,
    List<Navigation> navigations,
    Tag tag,
    List<String> searched,
    Set<Change> changes) {

  /** What can be done to rows. */
  public enum Change {
    INSERT,
    UPDATE,
    DELETE
  }

  /** Which column changes with every change of a row. */
  public enum Tag {
    NONE,
    /** {@code version}, a number. */
    VERSION,
    /** {@code remaining}: of what is posted, only that changes. */
    REMAINING
  }

  /** The column whose lower case is stored for looking up rows, if there is one. */
  public Optional<String> lookup() {
    return key.equals(List.of("Number")) ? Optional.of("number_key") : Optional.empty();
  }

  public Optional<Column> column(String property) {
    return columns.stream().filter(column -> column.property().equals(property)).findFirst();
  }

  public Optional<Navigation> navigation(String property) {
    return navigations.stream().filter(one -> one.property().equals(property)).findFirst();
  }

  public List<Column> keyColumns() {
    return key.stream().map(property -> column(property).orElseThrow()).toList();
  }

  public boolean allows(Change change) {
    return changes.contains(change);
  }
}
