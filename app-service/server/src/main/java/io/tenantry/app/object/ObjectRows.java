package io.tenantry.app.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code tenantry.tenant_object}. To be called inside a transaction. */
@ApplicationScoped
class ObjectRows {

  private static final String SELECT =
      "select id, kind, name, cast(content as text), version from tenantry.tenant_object";

  private static final String INSERT =
      """
      insert into tenantry.tenant_object (id, kind, name, content, changed_at, changed_by)
      values (?1, ?2, ?3, cast(?4 as jsonb), ?5, ?6)
      """;

  private static final String UPDATE =
      """
      update tenantry.tenant_object
         set content = cast(?2 as jsonb), changed_at = ?3, changed_by = ?4, version = version + 1
       where id = ?1
      """;

  private static final String DELETE = "delete from tenantry.tenant_object where id = ?1";

  private final EntityManager entities;
  private final ObjectMapper json;

  ObjectRows(EntityManager entities, ObjectMapper json) {
    this.entities = entities;
    this.json = json;
  }

  /** By name. */
  List<OwnObject> all(String kind) {
    return list(SELECT + " where kind = ?1 order by name", kind);
  }

  Optional<OwnObject> find(String kind, String name) {
    return list(SELECT + " where kind = ?1 and name = ?2", kind, name).stream().findFirst();
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<OwnObject> findForChange(String kind, String name) {
    return list(SELECT + " where kind = ?1 and name = ?2 for update", kind, name).stream()
        .findFirst();
  }

  void insert(OwnObject object, Instant at, String by) {
    query(INSERT, object.id(), object.kind(), object.name(), object.content().toString(), at, by)
        .executeUpdate();
  }

  void update(OwnObject object, Instant at, String by) {
    query(UPDATE, object.id(), object.content().toString(), at, by).executeUpdate();
  }

  void delete(UUID id) {
    query(DELETE, id).executeUpdate();
  }

  private List<OwnObject> list(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql, Tuple.class);
    bind(query, parameters);
    @SuppressWarnings("unchecked")
    List<Tuple> rows = query.getResultList();
    return rows.stream().map(this::object).toList();
  }

  private Query query(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql);
    bind(query, parameters);
    return query;
  }

  private static void bind(Query query, Object... parameters) {
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
  }

  private OwnObject object(Tuple row) {
    try {
      return new OwnObject(
          row.get(0, UUID.class),
          row.get(1, String.class),
          row.get(2, String.class),
          json.readTree(row.get(3, String.class)),
          row.get(4, Integer.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database keeps JSON only", e);
    }
  }
}
