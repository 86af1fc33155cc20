package io.tenantry.app.link;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the paths that {@link UnnamedCompany} adds, beside those that they stand for. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class UnnamedCompanyPaths implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Map<String, PathItem> added = new LinkedHashMap<>();
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.startsWith(UnnamedCompany.OF_A_COMPANY)) {
                added.put(
                    UnnamedCompany.API + path.substring(UnnamedCompany.OF_A_COMPANY.length()),
                    unnamed(item));
              }
            });
    added.forEach(api.getPaths()::addPathItem);
  }

  private static PathItem unnamed(PathItem item) {
    PathItem copy = OASFactory.createPathItem();
    copy.setParameters(withoutCompany(item.getParameters()));
    item.getOperations().forEach((method, operation) -> copy.setOperation(method, of(operation)));
    return copy;
  }

  private static Operation of(Operation operation) {
    return OASFactory.createOperation()
        .operationId(operation.getOperationId() + "OfDefaultCompany")
        .summary(operation.getSummary() + ", of the default company")
        .description(operation.getDescription())
        .tags(operation.getTags())
        .parameters(withoutCompany(operation.getParameters()))
        .requestBody(operation.getRequestBody())
        .responses(operation.getResponses())
        .security(operation.getSecurity());
  }

  private static List<Parameter> withoutCompany(List<Parameter> parameters) {
    return parameters == null
        ? null
        : parameters.stream()
            .filter(
                parameter ->
                    parameter.getIn() != Parameter.In.PATH
                        || !"company".equals(parameter.getName()))
            .toList();
  }
}
