package io.tenantry.tenant.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.Refusal;
import io.tenantry.tenant.catalog.RefusalQueue;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Writes refused attempts to the log at once and to the audit trail soon; never waits. */
@Singleton
class RefusalAudit {

  private static final Logger LOG = Logger.getLogger(RefusalAudit.class);
  private static final int LONGEST_TEXT = 200;

  private final RefusalQueue refusals;
  private final ObjectMapper json;

  RefusalAudit(RefusalQueue refusals, ObjectMapper json) {
    this.refusals = refusals;
    this.json = json;
  }

  void mismatch(HttpServerRequest request, ResolvedTenant tenant, SecurityIdentity identity) {
    String actor = shortened(identity.getPrincipal().getName());
    LOG.warnf("refused a credential of another tenant: tenant=%s actor=%s", tenant.id(), actor);
    String detail =
        json.createObjectNode()
            .put("code", TenantProblem.TENANT_MISMATCH.code())
            .put("remote", request.remoteAddress().hostAddress())
            .toString();
    String action = shortened(request.method().name() + " " + request.path());
    refusals.add(new Refusal(tenant.uuid(), actor, action, detail));
  }

  private static String shortened(String text) {
    String known = text == null ? "unnamed" : text;
    return known.length() > LONGEST_TEXT ? known.substring(0, LONGEST_TEXT) : known;
  }
}
