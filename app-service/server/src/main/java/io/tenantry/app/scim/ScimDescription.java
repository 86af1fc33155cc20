package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes refusals of the SCIM interface as what they are; elsewhere they are problems. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ScimDescription implements OASFilter {

  private static final String INTERFACE = "/scim/v2/";
  private static final Set<String> REFUSED = Set.of("400", "404", "409", "412");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.startsWith(INTERFACE)) {
                describe(item);
              }
            });
  }

  private static void describe(PathItem item) {
    item.getOperations().values().forEach(ScimDescription::describe);
  }

  private static void describe(Operation operation) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, answer) -> {
              if (REFUSED.contains(status)) {
                answer.setContent(error(status));
              }
            });
  }

  private static Content error(String status) {
    return OASFactory.createContent()
        .addMediaType(
            HttpHeader.SCIM_CONTENT_TYPE,
            OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(SchemaType.OBJECT))
                .example(
                    Map.of(
                        "schemas",
                        List.of(SchemaUris.ERROR_URI),
                        "status",
                        status,
                        "detail",
                        "What is wrong, and what to do")));
  }
}
