package io.tenantry.deploy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The settings that modules declare in their {@code @ConfigMapping} interfaces. They are read from
 * the source, by the parser of the JDK's compiler: so this module depends on no other, and its
 * tests need nothing built.
 */
record DeclaredSettings(List<Setting> settings) {

  /**
   * One property.
   *
   * @param required it has no default and is not optional: the process does not start without it
   */
  record Setting(String property, boolean required) {

    /** As SmallRye Config maps it: upper case, an underscore for all but letters and digits. */
    String variable() {
      return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
  }

  static DeclaredSettings of(String... modules) {
    return new DeclaredSettings(
        Stream.of(modules)
            .flatMap(module -> sources(Deploy.REPOSITORY.resolve(module).resolve("src/main/java")))
            .flatMap(DeclaredSettings::declaredIn)
            .toList());
  }

  boolean contains(String variable) {
    return settings.stream().anyMatch(setting -> setting.variable().equals(variable));
  }

  List<String> required() {
    return settings.stream()
        .filter(Setting::required)
        .map(Setting::variable)
        .collect(Collectors.toList());
  }

  private static Stream<Path> sources(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> declares(Yaml.read(file)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean declares(String source) {
    return source.contains("@ConfigMapping") || source.contains("@ConfigProperty(");
  }

  private static Stream<Setting> declaredIn(Path source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
      var settings = new ArrayList<Setting>();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new ConfigMappingReader(settings::add), null);
      }
      return settings.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
