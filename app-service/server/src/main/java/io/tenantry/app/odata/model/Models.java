package io.tenantry.app.odata.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tenantry.app.object.VisibleObjects;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The model of what the current tenant sees: the web services of its release, and its own. A model
 * is made of web services and nothing else, so that publishing takes effect on the next request,
 * and tenants with none of their own share that of their release.
 */
@ApplicationScoped
public class Models {

  /** Of releases, and of tenants with web services of their own that were busy lately. */
  private static final int MOST = 200;

  private record Made(int release, List<PublishedObject> services) {}

  private final TenantObjects objects;
  private final VisibleObjects visible;
  private final CurrentTenant tenant;
  private final Cache<Made, Model> made = Caffeine.newBuilder().maximumSize(MOST).build();

  Models(TenantObjects objects, VisibleObjects visible, CurrentTenant tenant) {
    this.objects = objects;
    this.visible = visible;
    this.tenant = tenant;
  }

  /** Asks the tenant's database for its own. */
  public Model current() {
    List<PublishedObject> services = new ArrayList<>(objects.all(PublishedObject.WEB_SERVICE));
    services.addAll(visible.own(PublishedObject.WEB_SERVICE));
    return made.get(new Made(tenant.get().entry().release(), List.copyOf(services)), Models::make);
  }

  private static Model make(Made of) {
    return new Model(of.release(), of.services().stream().map(WebService::of).toList());
  }
}
