package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How loaded the database servers are, and which moves would even that out. */
@Schema(name = "ServerLoad", description = "Load of every database server, with proposed moves")
public record ServerLoadView(
    List<Server> servers,
    @Schema(description = "In the order in which they are best made; at most 100")
        List<Move> moves) {

  /** The load of one server. What it says itself is absent while it does not answer. */
  @Schema(name = "ServerLoadOfOne", description = "The load of one database server")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Server(
      String id,
      String region,
      @Schema(enumeration = {"registering", "active", "draining", "retired"}) String state,
      @Schema(description = "Most tenants") int capacity,
      @Schema(description = "Tenants placed here") int placed,
      @Schema(description = "Connections that instances together may hold") int connectionBudget,
      @Schema(description = "Whether it answered just now") boolean answers,
      @Schema(description = "Client connections at this moment") Integer connections,
      @Schema(description = "Most connections the server accepts") Integer maxConnections,
      @Schema(description = "Size of all tenant databases in bytes") Long bytes) {}

  /** A tenant that would better stand elsewhere. */
  @Schema(name = "ProposedMove", description = "A tenant that would better stand elsewhere")
  public record Move(
      UUID tenant,
      String tenantId,
      @Schema(description = "Id of the server it stands on", examples = "db-1") String from,
      @Schema(description = "Id of the server it would stand on", examples = "db-2") String to,
      @Schema(description = "Size of its database") long bytes,
      @Schema(enumeration = {"server-draining", "uneven-load"}) String reason) {}
}
