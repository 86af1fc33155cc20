package io.tenantry.controlplane.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps the identity providers of tenants apart, so that a token is of one tenant at most. */
@ApplicationScoped
class OwnIssuers {

  /** Who checks one issuer waits for whoever has checked it and not committed yet. */
  private static final String IN_TURN =
      "select pg_advisory_xact_lock(hashtextextended('identity provider ' || :issuer, 0)) is null";

  /**
   * Two that differ in the required claim alone both need one, by the same name: a token may carry
   * several claims.
   */
  private static final String OTHERS =
      """
      select exists (
        select from catalog.tenant t
         where t.uuid <> :tenant and t.lifecycle <> 'purged'
           and t.identity_provider ->> 'issuer' = :issuer
           and coalesce(t.identity_provider ->> 'audience', :audience) = :audience
           and (cast(:claim as text) is null
                or coalesce(t.identity_provider #>> '{requiredClaim,name}', '') <> :claim
                or t.identity_provider #>> '{requiredClaim,value}' = :value))
      """;

  private final Jdbi jdbi;

  OwnIssuers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * To be called in the transaction that gives the tenant its provider, before it does.
   *
   * @throws ProblemException {@code identity-provider-taken}
   */
  void demandFree(UUID tenant, JsonNode provider) {
    if (jdbi.withHandle(handle -> isTaken(handle, tenant, provider))) {
      throw taken();
    }
  }

  static ProblemException taken() {
    return new ProblemException(
        ProblemType.IDENTITY_PROVIDER_TAKEN,
        "Another tenant accepts tokens of this issuer and audience. Give each of them an audience"
            + " of its own, or the same requiredClaim.name with another value.");
  }

  private static boolean isTaken(Handle handle, UUID tenant, JsonNode provider) {
    String issuer = provider.path("issuer").textValue();
    handle.createQuery(IN_TURN).bind("issuer", issuer).mapTo(Boolean.class).one();
    JsonNode claim = provider.path("requiredClaim");
    return handle
        .createQuery(OTHERS)
        .bind("tenant", tenant)
        .bind("issuer", issuer)
        .bind("audience", provider.path("audience").textValue())
        .bind("claim", claim.path("name").textValue())
        .bind("value", claim.path("value").textValue())
        .mapTo(Boolean.class)
        .one();
  }
}
