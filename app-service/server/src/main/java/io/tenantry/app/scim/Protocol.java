package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What of SCIM is spoken here, as {@code ServiceProviderConfig} and {@code Schemas} say it. */
@ApplicationScoped
class Protocol {

  /** Resources in one answer. */
  static final int MOST_RESULTS = 200;

  /** Thread-safe. */
  @Produces
  @Singleton
  ResourceEndpoint endpoint(UserEndpoint users) {
    ResourceEndpoint endpoint = new ResourceEndpoint(provider());
    ResourceType user =
        endpoint.registerEndpoint(
            new EndpointDefinition(
                JsonHelper.readJsonDocument(text("/scim/user-resource-type.json")),
                JsonHelper.readJsonDocument(text("/scim/user-schema.json")),
                List.of(),
                users));
    user.getFeatures().setETagFeature(ETagFeature.builder().enabled(true).build());
    return endpoint;
  }

  private static ServiceProvider provider() {
    return ServiceProvider.builder()
        .patchConfig(PatchConfig.builder().supported(true).ignoreUnknownAttributes(true).build())
        .filterConfig(FilterConfig.builder().supported(true).maxResults(MOST_RESULTS).build())
        .eTagConfig(ETagConfig.builder().supported(true).build())
        .authenticationSchemes(List.of(bearer()))
        .caseInsensitiveValidation(true)
        .build();
  }

  private static AuthenticationScheme bearer() {
    return AuthenticationScheme.builder()
        .name("Bearer token")
        .description("An API key of the tenant, or an access token of one of its users")
        .type("oauthbearertoken")
        .build();
  }

  private static String text(String resourceName) {
    try (InputStream resource = Protocol.class.getResourceAsStream(resourceName)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("part of this application cannot be read", e);
    }
  }
}
