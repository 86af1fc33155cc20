package io.tenantry.deploy;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets an operator creates by pasting the {@code kubectl create secret} commands of {@code
 * deploy/README.md}. They are part of no manifest: a secret in a repository is none.
 */
record DocumentedSecrets(Set<Key> keys) {

  private static final Pattern COMMAND =
      Pattern.compile("kubectl create secret (generic|tls) (\\S+) --namespace (\\S+)(.*)");
  private static final Pattern SOURCE = Pattern.compile("--from-(?:literal|file)=([^=\\s]+)=");

  record Key(String namespace, String secret, String name) {}

  static DocumentedSecrets read() {
    return parse(Yaml.read(Deploy.readme()).replace("\\\n", " "));
  }

  static DocumentedSecrets parse(String text) {
    var keys = new HashSet<Key>();
    var command = COMMAND.matcher(text);
    while (command.find()) {
      String namespace = command.group(3);
      String secret = command.group(2);
      names(command.group(1), command.group(4))
          .forEach(name -> keys.add(new Key(namespace, secret, name)));
    }
    return new DocumentedSecrets(keys);
  }

  private static Stream<String> names(String type, String options) {
    return type.equals("tls")
        ? Stream.of("tls.crt", "tls.key")
        : SOURCE.matcher(options).results().map(source -> source.group(1));
  }

  /** The keys of one namespace, as {@code secret/key}. */
  Set<String> in(String namespace) {
    return keys.stream()
        .filter(key -> key.namespace().equals(namespace))
        .map(key -> key.secret() + "/" + key.name())
        .collect(Collectors.toSet());
  }
}
