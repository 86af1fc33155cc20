package io.tenantry.app.register;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.http.SqlFailure;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.http.UuidText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.hibernate.jpa.HibernateHints;

/**
 * The rows of the running transaction's company. Every method has to be called inside {@link
 * io.tenantry.app.company.CompanyScope}. {@code reference} is a row's number, in any letter case,
 * or id.
 */
@ApplicationScoped
public class Register {

  private static final Pattern NUMBER = Pattern.compile(RowNumber.GRAMMAR);
  private static final String FOUND =
      "(numberKey like lower(:q) escape '!' or nameKey like lower(:q) escape '!')";

  private final EntityManager entities;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  Register(EntityManager entities, InstantSource time, Supplier<UUID> ids) {
    this.entities = entities;
    this.time = time;
    this.ids = ids;
  }

  /** One row more than the page has, if there is one. They are to be read and not to be changed. */
  <E extends NumberedRow<V>, V> List<E> list(RegisterKind<E, V> kind, RegisterQuery query) {
    Optional<Cursor> after = query.cursor();
    StringBuilder jpql = new StringBuilder("from " + kind.entity() + " where " + FOUND);
    query.conditions().keySet().forEach(p -> jpql.append(" and " + p + " = :" + p));
    after.ifPresent(c -> jpql.append(" and " + query.order().behind(":key", ":id")));
    jpql.append(" order by " + query.order().orderBy());
    TypedQuery<E> rows = entities.createQuery(jpql.toString(), kind.row());
    rows.setParameter("q", SearchPattern.containing(query.search().orElse("")));
    query.conditions().forEach(rows::setParameter);
    after.ifPresent(c -> rows.setParameter("key", c.key()).setParameter("id", c.id()));
    return rows.setMaxResults(query.limit() + 1)
        .setHint(HibernateHints.HINT_READ_ONLY, true)
        .getResultList();
  }

  /**
   * @throws ProblemException {@code unknown-…}
   */
  public <E extends NumberedRow<V>, V> E get(RegisterKind<E, V> kind, String reference) {
    return find(kind, reference, LockModeType.NONE);
  }

  /**
   * @throws ProblemException {@code …-exists}
   */
  public <E extends NumberedRow<V>, V> E create(RegisterKind<E, V> kind, V values) {
    E row = kind.blank().get();
    row.begin(ids.get(), values, now());
    entities.persist(row);
    flush(kind);
    return row;
  }

  /**
   * Locks the row first, so that of two changes at once the second sees what the first did.
   *
   * @throws ProblemException {@code unknown-…}, {@code version-mismatch}, {@code …-exists}
   */
  public <E extends NumberedRow<V>, V> E change(
      RegisterKind<E, V> kind, String reference, Preconditions given, UnaryOperator<V> change) {
    E row = find(kind, reference, LockModeType.PESSIMISTIC_WRITE);
    given.requireMatch(row.tag());
    row.change(change.apply(row.values()), now());
    flush(kind);
    return row;
  }

  /**
   * @throws ProblemException {@code unknown-…}, {@code version-mismatch}, {@code in-use}
   */
  public <E extends NumberedRow<V>, V> void delete(
      RegisterKind<E, V> kind, String reference, Preconditions given) {
    E row = find(kind, reference, LockModeType.PESSIMISTIC_WRITE);
    given.requireMatch(row.tag());
    entities.remove(row);
    flush(kind);
  }

  private <E extends NumberedRow<V>, V> E find(
      RegisterKind<E, V> kind, String reference, LockModeType lock) {
    return query(kind, reference)
        .flatMap(query -> query.setLockMode(lock).getResultStream().findFirst())
        .orElseThrow(
            () ->
                new ProblemException(
                    kind.unknown(),
                    "This company has none of that number or id in " + kind.path()));
  }

  private <E extends NumberedRow<V>, V> Optional<TypedQuery<E>> query(
      RegisterKind<E, V> kind, String reference) {
    String by = "from " + kind.entity() + " where ";
    if (NUMBER.matcher(reference).matches()) {
      String key = reference.toLowerCase(Locale.ROOT);
      return Optional.of(
          entities.createQuery(by + "numberKey = ?1", kind.row()).setParameter(1, key));
    }
    return UuidText.parse(reference)
        .map(id -> entities.createQuery(by + "id = ?1", kind.row()).setParameter(1, id));
  }

  private void flush(RegisterKind<?, ?> kind) {
    try {
      entities.flush();
    } catch (PersistenceException e) {
      if (kind.unique().stream().anyMatch(name -> UniqueViolation.of(e, name).isPresent())) {
        throw new ProblemException(
            kind.taken(), kind.taken().title() + "; numbers differ by more than letter case");
      }
      if (SqlFailure.REFERRED.isCauseOf(e)) {
        throw new ProblemException(
            ProblemType.IN_USE, "Documents or entries refer to it; it has to stay");
      }
      throw e;
    }
  }

  /** As PostgreSQL stores it, so that the answer to a change equals a later read. */
  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
