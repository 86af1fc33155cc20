package io.tenantry.deploy;

import static java.util.Map.entry;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.custom.QuantityFormatException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schema of Kubernetes, through the models its project generates from it: unknown fields,
 * missing required fields, values of the wrong type, quantities that are none.
 */
final class KubernetesSchema implements Check {

  private static final Map<String, Model> MODELS =
      Map.ofEntries(
          entry("v1 ConfigMap", new Model(V1ConfigMap.class, V1ConfigMap::validateJsonElement)),
          entry("v1 Namespace", new Model(V1Namespace.class, V1Namespace::validateJsonElement)),
          entry("v1 Service", new Model(V1Service.class, V1Service::validateJsonElement)),
          entry(
              "v1 ServiceAccount",
              new Model(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement)),
          entry(
              "apps/v1 Deployment",
              new Model(V1Deployment.class, V1Deployment::validateJsonElement)),
          entry(
              "networking.k8s.io/v1 NetworkPolicy",
              new Model(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement)),
          entry(
              "policy/v1 PodDisruptionBudget",
              new Model(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement)));

  @Override
  public Stream<String> findings(Manifests manifests) {
    return manifests.all().stream().flatMap(KubernetesSchema::findings);
  }

  private static Stream<String> findings(Manifest manifest) {
    Model model = MODELS.get(manifest.apiVersion() + " " + manifest.kind());
    if (model == null) {
      return Stream.of(manifest.finding("no schema for " + manifest.apiVersion()));
    }
    try {
      JsonElement json = JsonParser.parseString(manifest.json().toString());
      model.shape().validate(json);
      // The generated check knows names; types and formats show when the model is filled.
      JSON.getGson().fromJson(json, model.type());
      return Stream.empty();
    } catch (IOException
        | IllegalArgumentException
        | JsonParseException
        | QuantityFormatException e) {
      return Stream.of(manifest.finding(e.getMessage()));
    }
  }

  private record Model(Class<?> type, Shape shape) {}

  @FunctionalInterface
  private interface Shape {
    void validate(JsonElement json) throws IOException;
  }
}
