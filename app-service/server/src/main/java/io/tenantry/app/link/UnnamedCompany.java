package io.tenantry.app.link;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets every path to what a company owns leave the company out: {@code /api/v1/items/1} is {@code
 * /api/v1/companies/{company}/items/1} of the tenant's default company, or of its only one.
 *
 * <p>The company's segment is filled with white space, which no company can be called.
 */
@Provider
@PreMatching
public class UnnamedCompany implements ContainerRequestFilter {

  static final String API = "/api/v1/";
  static final String OF_A_COMPANY = API + "companies/{company}/";

  private static final String UNNAMED = API + "companies/%20/";

  private final Set<String> owned;

  UnnamedCompany(BeanManager beans) {
    owned =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(Bean::getBeanClass)
            .map(type -> Optional.ofNullable(type.getAnnotation(Path.class)))
            .flatMap(Optional::stream)
            .map(Path::value)
            .filter(path -> path.startsWith(OF_A_COMPANY))
            .map(path -> firstSegment(path.substring(OF_A_COMPANY.length())))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    URI asked = request.getUriInfo().getRequestUri();
    String path = asked.getRawPath();
    if (path.startsWith(API) && owned.contains(firstSegment(path.substring(API.length())))) {
      request.setRequestUri(
          UriBuilder.fromUri(asked).replacePath(UNNAMED + path.substring(API.length())).build());
    }
  }

  private static String firstSegment(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
