package io.tenantry.controlplane.object;

/** The content of an object, as the kind demands it. */
sealed interface Definition
    permits ReportDefinition, WebServiceDefinition, PermissionSetDefinition {

  /** Adds whatever can be found wrong without a database. */
  void check(Faults faults);
}
