package io.tenantry.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference in the README is that of the code: each property once, with its default. */
class ConfigurationReferenceTest {

  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(tenantry\\.[^`]+)` \\| (?:`([^`]*)`|([a-z ]+)) \\|", Pattern.MULTILINE);

  @Test
  void readmeNamesEveryPropertyWithItsDefaultAndNoOther() throws IOException {
    assertThat(inReadme()).isEqualTo(inCode());
  }

  private static Map<String, String> inReadme() throws IOException {
    Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
    Map<String, String> properties = new TreeMap<>();
    while (row.find()) {
      properties.put(row.group(1), row.group(2) == null ? row.group(3) : row.group(2));
    }
    return properties;
  }

  private static Map<String, String> inCode() {
    Map<String, String> properties = new TreeMap<>();
    for (JavaClass mapping :
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.tenantry.tenant")) {
      if (mapping.isAnnotatedWith(ConfigMapping.class)) {
        Map<String, Property> said =
            ConfigMappings.getProperties(ConfigClass.configClass(mapping.reflect()));
        said.keySet().stream()
            .filter(name -> !name.endsWith("[*]"))
            .forEach(name -> properties.put(shown(name), value(said, name)));
      }
    }
    return properties;
  }

  /** Keys of a map end the name, or stand before a tenant's own properties. */
  private static String shown(String name) {
    return name.endsWith(".*") ? name.replace("*", "{name}") : name.replace("*", "{tenant-id}");
  }

  private static String value(Map<String, Property> all, String name) {
    if (name.endsWith(".*")) {
      return "none";
    }
    Property said = all.get(name);
    if (said.hasDefaultValue()) {
      return said.getDefaultValue();
    }
    // A collection that may be missing looks like its elements.
    boolean several = all.containsKey(name + "[*]");
    return said.isOptional() || several ? "none" : "required";
  }
}
