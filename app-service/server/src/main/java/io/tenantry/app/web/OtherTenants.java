package io.tenantry.app.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.app.link.PageLinks;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.security.CredentialOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The other tenants that the user belongs to. Whoever goes there signs in there: the issuer, who
 * knows the person already, gives another token without asking, and the tenant says for itself what
 * the person may do.
 */
@ApplicationScoped
class OtherTenants {

  private static final int MOST = 100;

  private final SecurityIdentity identity;
  private final CredentialOwner credentials;
  private final LiveCatalog catalog;
  private final CurrentTenant current;
  private final PageLinks links;

  OtherTenants(
      SecurityIdentity identity,
      CredentialOwner credentials,
      LiveCatalog catalog,
      CurrentTenant current,
      PageLinks links) {
    this.identity = identity;
    this.credentials = credentials;
    this.catalog = catalog;
    this.current = current;
    this.links = links;
  }

  /** Those that have a host name to go to, by name. */
  List<Frame.Place> places() {
    UUID here = current.get().uuid();
    return credentials.served(identity, catalog.snapshot()).stream()
        .filter(tenant -> !tenant.uuid().equals(here))
        .sorted(Comparator.comparing(TenantEntry::displayName, String.CASE_INSENSITIVE_ORDER))
        .flatMap(this::place)
        .limit(MOST)
        .toList();
  }

  private Stream<Frame.Place> place(TenantEntry tenant) {
    return links.startOf(tenant).stream()
        .map(start -> new Frame.Place(tenant.displayName(), start, false, ""));
  }
}
