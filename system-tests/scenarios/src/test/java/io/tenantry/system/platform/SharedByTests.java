package io.tenantry.system.platform;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests what all of them share: it is made for the first that asks for it, and lives in the
 * root store, so that JUnit closes it after the last.
 */
public interface SharedByTests<T> extends ParameterResolver {

  /** What a test names as its parameter. */
  Class<T> type();

  /** Makes it, once. */
  T make(ExtensionContext context);

  /** The one of this JVM. */
  default T shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(type()))
        .getOrComputeIfAbsent(type(), key -> make(context), type());
  }

  @Override
  default boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type();
  }

  @Override
  default T resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }
}
