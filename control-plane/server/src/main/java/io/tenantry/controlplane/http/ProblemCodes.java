package io.tenantry.controlplane.http;

import static io.tenantry.controlplane.api.ProblemType.APPLICATION_WRITES_NOT_ALLOWED;
import static io.tenantry.controlplane.api.ProblemType.ATTACH_REFUSED;
import static io.tenantry.controlplane.api.ProblemType.CAPACITY_EXHAUSTED;
import static io.tenantry.controlplane.api.ProblemType.CLIENT_CERTIFICATE_TAKEN;
import static io.tenantry.controlplane.api.ProblemType.CLUSTER_REGISTERED;
import static io.tenantry.controlplane.api.ProblemType.CONFIRMATION_REQUIRED;
import static io.tenantry.controlplane.api.ProblemType.CONTENT_TOO_LARGE;
import static io.tenantry.controlplane.api.ProblemType.CREDENTIAL_GONE;
import static io.tenantry.controlplane.api.ProblemType.DATABASE_SERVER_EXISTS;
import static io.tenantry.controlplane.api.ProblemType.FORBIDDEN;
import static io.tenantry.controlplane.api.ProblemType.HOST_NAME_RESERVED;
import static io.tenantry.controlplane.api.ProblemType.HOST_NAME_TAKEN;
import static io.tenantry.controlplane.api.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.tenantry.controlplane.api.ProblemType.IDENTITY_PROVIDER_TAKEN;
import static io.tenantry.controlplane.api.ProblemType.IDENTITY_PROVIDER_UNUSABLE;
import static io.tenantry.controlplane.api.ProblemType.ILLEGAL_TRANSITION;
import static io.tenantry.controlplane.api.ProblemType.INSTANCES_SILENT;
import static io.tenantry.controlplane.api.ProblemType.INTERNAL_ERROR;
import static io.tenantry.controlplane.api.ProblemType.LOGIN_SHARED;
import static io.tenantry.controlplane.api.ProblemType.NOT_ACCEPTABLE;
import static io.tenantry.controlplane.api.ProblemType.OPERATION_RUNNING;
import static io.tenantry.controlplane.api.ProblemType.PLAN_EXISTS;
import static io.tenantry.controlplane.api.ProblemType.PLAN_IN_USE;
import static io.tenantry.controlplane.api.ProblemType.QUOTA_EXCEEDED;
import static io.tenantry.controlplane.api.ProblemType.RELEASE_EXISTS;
import static io.tenantry.controlplane.api.ProblemType.RELEASE_MISSING;
import static io.tenantry.controlplane.api.ProblemType.STAMP_MISMATCH;
import static io.tenantry.controlplane.api.ProblemType.TENANT_EXISTS;
import static io.tenantry.controlplane.api.ProblemType.TENANT_MISMATCH;
import static io.tenantry.controlplane.api.ProblemType.TOO_MANY_API_KEYS;
import static io.tenantry.controlplane.api.ProblemType.UNAUTHENTICATED;
import static io.tenantry.controlplane.api.ProblemType.UNAVAILABLE;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_API_KEY;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_CLIENT_CERTIFICATE;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_DATABASE_SERVER;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_FLAG;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_INSTANCE;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_OBJECT;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_OPERATION;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_PLAN;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_RELEASE;
import static io.tenantry.controlplane.api.ProblemType.UNKNOWN_TENANT;
import static io.tenantry.controlplane.api.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static io.tenantry.controlplane.api.ProblemType.VALIDATION_FAILED;
import static io.tenantry.controlplane.api.ProblemType.VERSION_MISMATCH;
import static java.util.Map.entry;

import io.tenantry.controlplane.api.ProblemType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Which problems an operation of the API can answer with: most follow from its path, its method and
 * whether it is carried out by a durable operation; the others are listed here.
 */
final class ProblemCodes {

  private static final Set<ProblemType> ALWAYS =
      EnumSet.of(UNAUTHENTICATED, FORBIDDEN, NOT_ACCEPTABLE, INTERNAL_ERROR, UNAVAILABLE);

  /** By the beginning of the path; what has a placeholder there can be unknown. */
  private static final Map<String, ProblemType> UNKNOWN =
      Map.of(
          "/api/v1/tenants/{", UNKNOWN_TENANT,
          "/api/v1/operations/{", UNKNOWN_OPERATION,
          "/api/v1/database-servers/{", UNKNOWN_DATABASE_SERVER,
          "/api/v1/instances/{", UNKNOWN_INSTANCE,
          "/api/v1/plans/{", UNKNOWN_PLAN,
          "/api/v1/application/releases/{", UNKNOWN_RELEASE);

  private static final Set<ProblemType> NAMES_OF_A_TENANT =
      EnumSet.of(
          TENANT_EXISTS,
          HOST_NAME_TAKEN,
          HOST_NAME_RESERVED,
          IDENTITY_PROVIDER_TAKEN,
          IDENTITY_PROVIDER_UNUSABLE);

  private static final Map<String, Set<ProblemType>> FURTHER =
      Map.ofEntries(
          entry(
              "provisionTenant",
              with(NAMES_OF_A_TENANT, QUOTA_EXCEEDED, CAPACITY_EXHAUSTED, RELEASE_MISSING)),
          entry(
              "attachTenant",
              with(
                  NAMES_OF_A_TENANT,
                  QUOTA_EXCEEDED,
                  CAPACITY_EXHAUSTED,
                  RELEASE_MISSING,
                  STAMP_MISMATCH,
                  ATTACH_REFUSED,
                  UNKNOWN_DATABASE_SERVER)),
          entry("publishFromTenant", EnumSet.of(APPLICATION_WRITES_NOT_ALLOWED, UNKNOWN_RELEASE)),
          entry("registerDatabaseServer", EnumSet.of(DATABASE_SERVER_EXISTS, CLUSTER_REGISTERED)),
          entry("rotateServerCredentials", EnumSet.of(LOGIN_SHARED)),
          entry("publishRelease", EnumSet.of(RELEASE_EXISTS, OPERATION_RUNNING)),
          entry("createPlan", EnumSet.of(PLAN_EXISTS)),
          entry("getFlag", EnumSet.of(UNKNOWN_FLAG)),
          entry("putFlag", EnumSet.of(UNKNOWN_TENANT, VERSION_MISMATCH)),
          entry("deleteFlag", EnumSet.of(UNKNOWN_FLAG, VERSION_MISMATCH)),
          entry("deletePlan", EnumSet.of(PLAN_IN_USE, VERSION_MISMATCH)),
          entry("changePlan", EnumSet.of(VERSION_MISMATCH)),
          entry("fetchCredential", EnumSet.of(CREDENTIAL_GONE)),
          entry("cancelOperation", EnumSet.of(ILLEGAL_TRANSITION)),
          entry("retryOperation", EnumSet.of(ILLEGAL_TRANSITION)),
          entry("mapClientCertificate", EnumSet.of(CLIENT_CERTIFICATE_TAKEN)),
          entry("revokeClientCertificate", EnumSet.of(UNKNOWN_CLIENT_CERTIFICATE)),
          entry("issueApiKey", EnumSet.of(TOO_MANY_API_KEYS)),
          entry("revokeApiKey", EnumSet.of(UNKNOWN_API_KEY)),
          entry(
              "changeTenant",
              EnumSet.of(
                  QUOTA_EXCEEDED,
                  HOST_NAME_TAKEN,
                  HOST_NAME_RESERVED,
                  IDENTITY_PROVIDER_TAKEN,
                  IDENTITY_PROVIDER_UNUSABLE)));

  private ProblemCodes() {}

  static Set<ProblemType> of(String path, HttpMethod method, Operation operation) {
    EnumSet<ProblemType> codes = EnumSet.copyOf(ALWAYS);
    UNKNOWN.forEach(
        (prefix, unknown) -> {
          if (path.startsWith(prefix)) {
            codes.add(unknown);
          }
        });
    if (path.startsWith("/api/v1/tenants/{id}/")) {
      codes.add(TENANT_MISMATCH);
    }
    if (path.matches("/api/v1/application/(?!releases).*\\{.*")) {
      codes.add(UNKNOWN_OBJECT);
    }
    if (operation.getRequestBody() != null) {
      codes.addAll(List.of(VALIDATION_FAILED, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
    }
    if (readsValues(operation)) {
      codes.add(VALIDATION_FAILED);
    }
    if (isDurable(operation)) {
      codes.addAll(List.of(VALIDATION_FAILED, IDEMPOTENCY_KEY_REUSED));
    }
    if (method != HttpMethod.GET && path.startsWith("/api/v1/tenants/{")) {
      codes.addAll(
          List.of(
              ILLEGAL_TRANSITION,
              OPERATION_RUNNING,
              INSTANCES_SILENT,
              VERSION_MISMATCH,
              CONFIRMATION_REQUIRED));
    }
    if (method == HttpMethod.POST && path.startsWith("/api/v1/database-servers/{")
        || method == HttpMethod.DELETE && path.startsWith("/api/v1/instances/{")) {
      codes.addAll(List.of(ILLEGAL_TRANSITION, CONFIRMATION_REQUIRED));
    }
    codes.addAll(FURTHER.getOrDefault(operation.getOperationId(), Set.of()));
    return codes;
  }

  private static boolean readsValues(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> parameter.getIn() != Parameter.In.PATH);
  }

  private static boolean isDurable(Operation operation) {
    return operation.getResponses() != null
        && operation.getResponses().getAPIResponse("202") != null;
  }

  private static Set<ProblemType> with(Set<ProblemType> some, ProblemType... more) {
    EnumSet<ProblemType> all = EnumSet.copyOf(some);
    all.addAll(List.of(more));
    return all;
  }
}
