package io.tenantry.app.customer;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Describes the company in the paths to what is its own. The scanner does not see it: the methods
 * are inherited, and only the subclass that has the path knows the parameter.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CompanyInPath implements OASFilter {

  private static final List<String> PATHS =
      List.of("/api/v1/companies/{company}/customers", "/api/v1/companies/{company}/reports");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths().getPathItems().entrySet().stream()
        .filter(path -> PATHS.stream().anyMatch(path.getKey()::startsWith))
        .forEach(path -> describe(path.getValue()));
  }

  private static void describe(PathItem path) {
    path.addParameter(
        OASFactory.createParameter()
            .name("company")
            .in(Parameter.In.PATH)
            .required(true)
            .description("Id or name of the company")
            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
  }
}
