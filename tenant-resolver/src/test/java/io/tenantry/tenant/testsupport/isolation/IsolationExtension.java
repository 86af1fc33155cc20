package io.tenantry.tenant.testsupport.isolation;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a {@code @QuarkusTest} an {@link Isolation} to run:
 *
 * <pre>
 * &#64;QuarkusTest
 * &#64;ExtendWith(IsolationExtension.class)
 * class MyIsolationTest {
 *   &#64;Test
 *   void nothingOfOneTenantReachesAnother(Isolation isolation) throws Exception {
 *     isolation.check(new MyApplication());
 *   }
 * }
 * </pre>
 */
public final class IsolationExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().getName().equals(Isolation.class.getName());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new Isolation();
  }
}
