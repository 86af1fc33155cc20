package io.tenantry.tenant.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.http.ProblemResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets a request pass only when its verified credential belongs to its tenant.
 *
 * <p>Authentication is asked for here even where Quarkus would put it off, so that no route is
 * reached before.
 */
@Singleton
class TenantMatchFilter {

  private final CurrentTenant current;
  private final Authentication authentication;
  private final CredentialOwner owner;
  private final RefusalAudit audit;
  private final ProblemResponse problems;

  TenantMatchFilter(
      CurrentTenant current,
      Authentication authentication,
      CredentialOwner owner,
      RefusalAudit audit,
      ProblemResponse problems) {
    this.current = current;
    this.authentication = authentication;
    this.owner = owner;
    this.audit = audit;
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.TENANT_MATCH);
  }

  private void handle(RoutingContext request) {
    ResolvedTenant tenant = current.find().orElse(null);
    if (tenant == null) {
      request.next();
      return;
    }
    authentication.of(request, identity -> decide(request, tenant, identity));
  }

  private void decide(RoutingContext request, ResolvedTenant tenant, SecurityIdentity identity) {
    if (identity == null || identity.isAnonymous()) {
      request.next();
      return;
    }
    if (owner.isOf(tenant.entry(), identity)) {
      Membership.confirm(request, identity);
      request.next();
      return;
    }
    audit.mismatch(request.request(), tenant, identity);
    problems.send(
        request,
        TenantProblem.TENANT_MISMATCH,
        "The credential does not belong to the tenant of this request.");
  }
}
