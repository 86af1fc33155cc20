package io.tenantry.system.isolation;

import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Tenant;

/** The ways in which a request can say which tenant it is for. */
enum RoutedCall {
  HOST {
    @Override
    Call to(Tenant tenant, Call call) {
      return call.onHost(tenant.host());
    }
  },
  QUERY {
    @Override
    Call to(Tenant tenant, Call call) {
      return call.onHost(NEUTRAL_HOST).withQuery("tenant", tenant.id());
    }
  },
  PATH {
    @Override
    Call to(Tenant tenant, Call call) {
      return call.onHost(NEUTRAL_HOST).below("/t/" + tenant.id());
    }
  },
  HEADER {
    @Override
    Call to(Tenant tenant, Call call) {
      return call.onHost(NEUTRAL_HOST).withTenantHeader(tenant.id());
    }
  };

  static final String NEUTRAL_HOST = "localhost";

  abstract Call to(Tenant tenant, Call call);
}
