package io.tenantry.deploy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.tenantry.deploy.DeclaredSettings.Setting;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks {@code @ConfigMapping} interfaces and names each property as SmallRye Config does: the
 * prefix, then one kebab-case segment for every method on the way, groups being nested interfaces.
 * Single properties that are injected by {@code @ConfigProperty} are found as well.
 */
final class ConfigMappingReader extends TreeScanner<Void, Void> {

  /** Types that are absent without harm. */
  private static final Set<String> MAY_BE_ABSENT =
      Set.of("Optional", "OptionalInt", "OptionalLong", "OptionalDouble", "Map");

  private final Consumer<Setting> found;

  ConfigMappingReader(Consumer<Setting> found) {
    this.found = found;
  }

  @Override
  public Void visitClass(ClassTree type, Void unused) {
    annotation(type.getModifiers(), "ConfigMapping")
        .ifPresent(mapping -> group(type, type, text(mapping, "prefix").orElseThrow() + ".", true));
    return super.visitClass(type, unused);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void unused) {
    annotation(variable.getModifiers(), "ConfigProperty")
        .ifPresent(
            property -> {
              boolean defaulted = text(property, "defaultValue").isPresent();
              boolean required = !defaulted && !mayBeAbsent(variable.getType());
              String name = text(property, "name").orElseThrow();
              found.accept(new Setting(name, required));
            });
    return super.visitVariable(variable, unused);
  }

  private void group(ClassTree root, ClassTree type, String prefix, boolean required) {
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getBody() == null) {
        property(root, method, prefix, required);
      }
    }
  }

  private void property(ClassTree root, MethodTree method, String prefix, boolean required) {
    String name = prefix + segment(method);
    boolean present = required && !mayBeAbsent(method.getReturnType());
    Optional<ClassTree> nested = nested(root, valueType(method.getReturnType()));
    if (nested.isEmpty()) {
      boolean defaulted = annotation(method.getModifiers(), "WithDefault").isPresent();
      found.accept(new Setting(name, present && !defaulted));
    } else if (annotation(method.getModifiers(), "WithParentName").isPresent()) {
      group(root, nested.get(), prefix, present);
    } else {
      group(root, nested.get(), name + ".", present);
    }
  }

  private static String segment(MethodTree method) {
    return annotation(method.getModifiers(), "WithName")
        .flatMap(name -> text(name, "value"))
        .orElseGet(() -> kebabCase(method.getName().toString()));
  }

  private static String kebabCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static boolean mayBeAbsent(Tree type) {
    String name = type instanceof ParameterizedTypeTree of ? of.getType().toString() : type + "";
    return MAY_BE_ABSENT.contains(name);
  }

  /** What an Optional, a List or a Map holds; else the type itself. */
  private static String valueType(Tree type) {
    if (type instanceof ParameterizedTypeTree of) {
      var arguments = of.getTypeArguments();
      return arguments.get(arguments.size() - 1).toString();
    }
    return type.toString();
  }

  private static Optional<ClassTree> nested(ClassTree in, String name) {
    return in.getMembers().stream()
        .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
        .map(ClassTree.class::cast)
        .filter(type -> type.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private static Optional<? extends AnnotationTree> annotation(ModifiersTree of, String name) {
    return of.getAnnotations().stream()
        .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
        .findFirst();
  }

  private static Optional<String> text(AnnotationTree annotation, String attribute) {
    return annotation.getArguments().stream()
        .flatMap(argument -> value(argument, attribute).stream())
        .findFirst();
  }

  private static Optional<String> value(ExpressionTree argument, String attribute) {
    if (argument instanceof AssignmentTree assignment
        && assignment.getVariable().toString().equals(attribute)
        && assignment.getExpression() instanceof LiteralTree literal) {
      return Optional.of(literal.getValue().toString());
    }
    return argument instanceof LiteralTree literal
        ? Optional.of(literal.getValue().toString())
        : Optional.empty();
  }
}
