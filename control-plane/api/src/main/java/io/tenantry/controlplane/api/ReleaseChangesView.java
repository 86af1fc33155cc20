package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What differs between two releases. */
@Schema(name = "ReleaseChanges", description = "What differs between two releases")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseChangesView(
    @Schema(description = "Absent for the first release") Integer from,
    int release,
    @Schema(description = "Found out by bringing a database from one to the other") Tables schema,
    Objects reports,
    Objects webServices,
    Objects permissionSets) {

  /** Tables and what belongs to them; dropped ones are what a tenant may lose. */
  @Schema(name = "SchemaChanges")
  public record Tables(
      List<String> addedTables,
      List<String> droppedTables,
      List<Column> addedColumns,
      List<Column> droppedColumns,
      List<ChangedColumn> changedColumns,
      @Schema(description = "Existing tables whose rows the scripts change")
          List<String> changedRows,
      @Schema(description = "Constraints, indexes, views, functions, policies and the like")
          List<String> added,
      List<String> removed) {}

  /** A column. */
  public record Column(String table, String name, String type) {}

  /** A column with another name or type, or that is required now. */
  public record ChangedColumn(
      String table,
      String name,
      String type,
      String newName,
      String newType,
      boolean required,
      @Schema(description = "Values that fitted before may not fit any more") boolean narrowed) {}

  /** Objects of one kind, by name. */
  @Schema(name = "ObjectChanges")
  public record Objects(List<String> added, List<String> removed, List<String> changed) {}
}
