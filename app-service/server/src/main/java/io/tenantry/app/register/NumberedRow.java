package io.tenantry.app.register;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tenantry.app.http.VersionTag;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A row of a register. The company is not part of it: the column fills itself from the
 * transaction's company, and row-level security hides the rows of all others.
 *
 * @param <V> what a caller may set
 */
@MappedSuperclass
public abstract class NumberedRow<V> extends PanacheEntityBase {

  @Id protected UUID id;

  protected String number;
  protected String name;

  @Column(updatable = false)
  protected Instant createdAt;

  protected Instant updatedAt;

  @Version protected int version;

  /** {@link #number} in lower case, made by PostgreSQL: what is looked up and sorted by. */
  @Column(insertable = false, updatable = false)
  protected String numberKey;

  /** {@link #name} in lower case, made by PostgreSQL. */
  @Column(insertable = false, updatable = false)
  protected String nameKey;

  /** What a caller may set, as it is. */
  protected abstract V values();

  /** Takes over what a caller has set. */
  protected abstract void take(V values);

  void begin(UUID newId, V values, Instant now) {
    id = newId;
    createdAt = now;
    change(values, now);
  }

  void change(V values, Instant now) {
    take(values);
    updatedAt = now;
  }

  UUID id() {
    return id;
  }

  String number() {
    return number;
  }

  String sortKey(boolean byName) {
    return byName ? nameKey : numberKey;
  }

  VersionTag tag() {
    return new VersionTag(id, version);
  }

  NumberedView<V> view(Map<String, URI> links) {
    return new NumberedView<>(id, values(), createdAt, updatedAt, version, links);
  }
}
