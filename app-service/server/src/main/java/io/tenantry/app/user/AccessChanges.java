package io.tenantry.app.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.permission.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Who changed what in users and permission sets. A line is part of the transaction of its change,
 * and the tenant's logins cannot change it afterwards.
 */
@ApplicationScoped
class AccessChanges {

  static final String SORT = "-number";

  private static final String ADD =
      """
      insert into tenantry.access_change (at, by, action, subject, detail)
      values (?1, ?2, ?3, ?4, cast(?5 as jsonb))
      """;

  private static final String NEWEST_FIRST =
      """
      select number, at, by, action, subject, cast(detail as text)
        from tenantry.access_change
       where number < ?1 and (lower(by) like lower(?2) escape '!' or lower(subject) like lower(?2) escape '!')
       order by number desc
       limit ?3
      """;

  private final EntityManager entities;
  private final CurrentUser caller;
  private final ObjectMapper json;
  private final InstantSource time;

  AccessChanges(EntityManager entities, CurrentUser caller, ObjectMapper json, InstantSource time) {
    this.entities = entities;
    this.caller = caller;
    this.json = json;
    this.time = time;
  }

  /**
   * @param action such as {@code user.create}
   * @param subject name of what was changed
   */
  void add(String action, String subject, Map<String, ?> detail) {
    try {
      entities
          .createNativeQuery(ADD)
          .setParameter(1, time.instant())
          .setParameter(2, caller.name())
          .setParameter(3, action)
          .setParameter(4, subject)
          .setParameter(5, json.writeValueAsString(detail))
          .executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the detail of " + action + " is not JSON", e);
    }
  }

  /** Newest first, one more than the page has if there is one. */
  @SuppressWarnings("unchecked")
  List<AccessChangeView> list(ListQuery query) {
    List<Tuple> rows =
        entities
            .createNativeQuery(NEWEST_FIRST, Tuple.class)
            .setParameter(1, query.cursor(SORT).map(AccessChanges::number).orElse(Long.MAX_VALUE))
            .setParameter(2, SearchPattern.containing(query.search().orElse("")))
            .setParameter(3, query.limit() + 1)
            .getResultList();
    return rows.stream().map(this::view).toList();
  }

  private static long number(Cursor cursor) {
    return cursor.id().getLeastSignificantBits();
  }

  private AccessChangeView view(Tuple row) {
    try {
      return new AccessChangeView(
          row.get(0, Long.class),
          row.get(1, Instant.class),
          row.get(2, String.class),
          row.get(3, String.class),
          row.get(4, String.class),
          json.readTree(row.get(5, String.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }
}
