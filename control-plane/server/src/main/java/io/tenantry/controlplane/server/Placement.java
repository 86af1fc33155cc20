package io.tenantry.controlplane.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out the places of database servers: the one filled least, never beyond its capacity.
 *
 * <p>A place is taken by raising a counter in the row of the server, which the row's lock and its
 * check constraint guard: of a hundred racing calls as many win as there are places.
 */
@ApplicationScoped
public class Placement {

  /**
   * The choice locks its row before it counts: a candidate that another call fills meanwhile is
   * looked at again and passed over.
   */
  private static final String TAKE =
      """
      update catalog.database_server s
         set placed = s.placed + 1
       where s.id = (select c.id
                       from catalog.database_server c
                      where c.state = 'active'
                        and c.placed < c.capacity
                        and (cast(:server as text) is null or c.id = :server)
                        and (cast(:region as text) is null or c.region = :region)
                        and c.labels @> cast(:labels as jsonb)
                      order by c.placed::numeric / c.capacity, c.id
                      limit 1
                      for update)
      returning s.id
      """;

  private static final String GIVE_BACK =
      "update catalog.database_server set placed = placed - 1 where id = :server and placed > 0";

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final DatabaseServers servers;

  Placement(Jdbi jdbi, ObjectMapper json, DatabaseServers servers) {
    this.jdbi = jdbi;
    this.json = json;
    this.servers = servers;
  }

  /**
   * Takes a place. Call it in the transaction that inserts the tenant, and late in it: other
   * placements on the same server wait for its end.
   *
   * @return the id of the server
   * @throws ProblemException when no fitting server has a place left, or there is none of that id
   */
  public String place(PlacementWish wish) {
    wish.server().ifPresent(this::mustExist);
    return take(wish)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.CAPACITY_EXHAUSTED,
                    "no active database server that meets the request has a place left; register"
                        + " another one or raise a capacity"));
  }

  /**
   * Gives a place back. Call it in the transaction that removes the tenant's row, and only if that
   * removed one: a place given back twice would be handed out twice.
   */
  public void giveBack(String server) {
    jdbi.useHandle(handle -> handle.createUpdate(GIVE_BACK).bind("server", server).execute());
  }

  private void mustExist(String server) {
    if (servers.find(server).isEmpty()) {
      throw ProblemException.invalid("databaseServer", "there is no such database server");
    }
  }

  private Optional<String> take(PlacementWish wish) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("server", wish.server().orElse(null))
                .bind("region", wish.region().orElse(null))
                .bind("labels", text(wish.labels()))
                .mapTo(String.class)
                .findOne());
  }

  private String text(Map<String, String> labels) {
    try {
      return json.writeValueAsString(labels);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("labels are not JSON", e);
    }
  }
}
