package io.tenantry.app.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.permission.CurrentUser;
import io.tenantry.tenant.TenantObjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes, changes and deletes objects of the tenant's own. */
@ApplicationScoped
class OwnObjects {

  private final ObjectRows rows;
  private final TenantObjects published;
  private final Map<String, ContentCheck> checks;
  private final CurrentUser user;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  OwnObjects(
      ObjectRows rows,
      TenantObjects published,
      @All List<ContentCheck> checks,
      CurrentUser user,
      InstantSource time,
      Supplier<UUID> ids) {
    this.rows = rows;
    this.published = published;
    this.checks =
        checks.stream().collect(Collectors.toMap(ContentCheck::kind, Function.identity()));
    this.user = user;
    this.time = time;
    this.ids = ids;
  }

  List<OwnObject> all(String kind) {
    return QuarkusTransaction.requiringNew().call(() -> rows.all(kind));
  }

  /**
   * @throws ProblemException {@code unknown-object}
   */
  OwnObject get(String kind, String name) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.find(kind, name).orElseThrow(OwnObjects::unknown));
  }

  /**
   * @throws ProblemException {@code object-exists}, and what the kind refuses
   */
  OwnObject create(String kind, String name, JsonNode content, String company) {
    demandFree(kind, name);
    checks.get(kind).demandSound(name, content, company);
    OwnObject made = new OwnObject(ids.get(), kind, name, content, 0);
    keep(() -> rows.insert(made, now(), user.name()));
    return made;
  }

  /**
   * @throws ProblemException {@code unknown-object}, {@code version-mismatch}, and as {@link
   *     #create}
   */
  OwnObject change(
      String kind, String name, JsonNode content, String company, Preconditions given) {
    get(kind, name);
    checks.get(kind).demandSound(name, content, company);
    keep(
        () -> {
          OwnObject before = locked(kind, name, given);
          rows.update(
              new OwnObject(before.id(), kind, name, content, before.version()),
              now(),
              user.name());
        });
    return get(kind, name);
  }

  /**
   * @throws ProblemException {@code unknown-object}, {@code version-mismatch}
   */
  void delete(String kind, String name, Preconditions given) {
    QuarkusTransaction.requiringNew().run(() -> rows.delete(locked(kind, name, given).id()));
  }

  private OwnObject locked(String kind, String name, Preconditions given) {
    OwnObject found = rows.findForChange(kind, name).orElseThrow(OwnObjects::unknown);
    given.requireMatch(found.tag());
    return found;
  }

  private void demandFree(String kind, String name) {
    if (published.find(kind, name).isPresent()) {
      throw exists("The application has one of this name");
    }
  }

  private static void keep(Runnable change) {
    try {
      QuarkusTransaction.requiringNew().run(change);
    } catch (PersistenceException e) {
      throw UniqueViolation.of(e, "tenant_object_name_is_unique")
          .or(() -> UniqueViolation.of(e, "tenant_object_entity_is_unique"))
          .map(taken -> exists("The tenant has one of this name, or of this entity set"))
          .orElseThrow(() -> e);
    }
  }

  private static ProblemException exists(String detail) {
    return new ProblemException(ProblemType.OBJECT_EXISTS, detail + "; choose another");
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_OBJECT, "The tenant has no object of its own of this name");
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
