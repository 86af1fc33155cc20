package io.tenantry.tenant.testsupport.isolation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** One run: asks everything, by everybody at once, and compares what came back. */
final class Replay {

  private final ApplicationUnderTest application;
  private final Map<Occupant, String> canaries;
  private final Client client;
  private final SharedCache cache = new SharedCache();
  private final Set<Leak> leaks = ConcurrentHashMap.newKeySet();
  private final Set<Route> showed = ConcurrentHashMap.newKeySet();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();

  Replay(ApplicationUnderTest application, Map<Occupant, String> canaries, Client client) {
    this.application = application;
    this.canaries = canaries;
    this.client = client;
  }

  IsolationReport run(int rounds, int threads, Random order) throws InterruptedException {
    ExecutorService askers = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < rounds; round++) {
        List<Callable<Void>> turns = new ArrayList<>();
        questions().forEach(question -> turns.add(() -> ask(question)));
        application.background().forEach(work -> turns.add(() -> attempt(work)));
        Collections.shuffle(turns, order);
        for (Future<Void> turn : askers.invokeAll(turns)) {
          turn.get();
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      askers.shutdownNow();
    }
    return new IsolationReport(requests.get(), leaks, showed, List.copyOf(failed));
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (Occupant caller : canaries.keySet()) {
      for (Route route : application.routes()) {
        for (String path : paths(route)) {
          questions.add(Question.onOwnHost(route, caller, path));
          questions.add(Question.byHeader(route, caller, path));
          questions.add(Question.byQuery(route, caller, path));
          questions.add(Question.byPath(route, caller, path));
          canaries.keySet().stream()
              .filter(other -> !other.equals(caller))
              .forEach(other -> questions.add(Question.onForeignHost(route, caller, other, path)));
        }
      }
    }
    return questions;
  }

  /** Its own identifiers and those of all others, where the route takes one. */
  private List<String> paths(Route route) {
    return route.takesIdentifier()
        ? canaries.keySet().stream()
            .flatMap(tenant -> tenant.identifiers().stream())
            .map(route::with)
            .distinct()
            .toList()
        : List.of(route.path());
  }

  private Void ask(Question question) throws InterruptedException {
    Answer answer = client.ask(question);
    requests.incrementAndGet();
    compare(question, answer, "");
    cache.lookup(question).ifPresent(copy -> compare(question, copy, " of a shared cache's copy"));
    cache.offer(question, answer);
    return null;
  }

  private void compare(Question question, Answer answer, String of) {
    canaries.forEach(
        (owner, canary) -> {
          String where = answer.where(canary);
          if (where != null && owner.equals(question.caller())) {
            showed.add(question.route());
          } else if (where != null) {
            leaks.add(
                new Leak(
                    question.route(),
                    question.caller().id(),
                    owner.id(),
                    question.named(),
                    where + of));
          }
        });
  }

  private Void attempt(Background background) {
    try {
      background.work().run();
    } catch (Exception e) {
      failed.add(background.name() + ": " + e);
    }
    return null;
  }
}
