package io.tenantry.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.process.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All ports of a local run. Chosen once per state directory: the catalog and the realm remember
 * them.
 *
 * @param servers of the database servers db-1, db-2, …
 * @param instances of the instances of the app-service, two each
 */
record Ports(List<Integer> servers, int keycloak, Endpoint controlPlane, List<Endpoint> instances) {

  /** The two ports of a service. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Endpoint(int https, int management) {

    private static Endpoint free() {
      return new Endpoint(LoopbackPort.free().number(), LoopbackPort.free().number());
    }

    private Endpoint shifted(int offset) {
      return new Endpoint(https + offset, management + offset);
    }

    private Stream<Integer> all() {
      return Stream.of(https, management);
    }
  }

  private static final int DATABASE_SERVERS = 2;

  /** The documented ports, all shifted by the same number; instances have 8443, 8543, 8643, … */
  static Ports standard(int instances, int offset) {
    return new Ports(
        List.of(5541 + offset, 5542 + offset),
        8180 + offset,
        new Endpoint(8444, 9444).shifted(offset),
        IntStream.range(0, instances)
            .mapToObj(i -> new Endpoint(8443 + 100 * i, 9443 + 100 * i).shifted(offset))
            .toList());
  }

  /** Ports that nobody used a moment ago. */
  static Ports free(int instances) {
    Ports ports =
        new Ports(
            Stream.generate(() -> LoopbackPort.free().number()).limit(DATABASE_SERVERS).toList(),
            LoopbackPort.free().number(),
            Endpoint.free(),
            Stream.generate(Endpoint::free).limit(instances).toList());
    return ports.all().distinct().count() == ports.all().count() ? ports : free(instances);
  }

  /** The ports that this state directory has; empty before its first start. */
  static Optional<Ports> of(StateDirectory state) {
    if (!Files.exists(state.ports())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ObjectMapper().readValue(Files.readString(state.ports()), Ports.class));
    } catch (IOException e) {
      throw new UncheckedIOException("Damaged: " + state.ports(), e);
    }
  }

  /** From now on they are the ports of this state directory. */
  void keepIn(StateDirectory state) {
    try {
      String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
      state.keep(state.ports(), () -> text);
    } catch (IOException e) {
      throw new UncheckedIOException("Ports cannot be written", e);
    }
  }

  private Stream<Integer> all() {
    return Stream.of(
            servers.stream(),
            Stream.of(keycloak),
            controlPlane.all(),
            instances.stream().flatMap(Endpoint::all))
        .flatMap(each -> each);
  }
}
