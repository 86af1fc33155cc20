package io.tenantry.app.odata.model;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The model of the current tenant's release. It is made anew when a web service of the release has
 * changed, so that publishing takes effect on the next request; there is one per release.
 */
@ApplicationScoped
public class Models {

  private record Made(List<PublishedObject> of, Model model) {}

  private final TenantObjects objects;
  private final CurrentTenant tenant;
  private final Map<Integer, Made> made = new ConcurrentHashMap<>();

  Models(TenantObjects objects, CurrentTenant tenant) {
    this.objects = objects;
    this.tenant = tenant;
  }

  /** Asks no database. */
  public Model current() {
    List<PublishedObject> services = objects.all(PublishedObject.WEB_SERVICE);
    return made.compute(
            tenant.get().entry().release(),
            (release, before) ->
                before != null && before.of().equals(services) ? before : make(release, services))
        .model();
  }

  private static Made make(int release, List<PublishedObject> services) {
    return new Made(services, new Model(release, services.stream().map(WebService::of).toList()));
  }
}
