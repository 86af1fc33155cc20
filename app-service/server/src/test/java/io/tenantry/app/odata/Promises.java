package io.tenantry.app.odata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What {@code $metadata} promises, as its annotations say it. */
record Promises(Document metadata) {

  static Promises of(ODataScene scene) throws Exception {
    return new Promises(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(scene.asks().get("/odata/v4/$metadata").asInputStream()));
  }

  /** What is said of whole entity sets with yes and no, by set. */
  Map<String, Map<String, Boolean>> flags() {
    Map<String, Map<String, Boolean>> promises = new LinkedHashMap<>();
    all(metadata.getDocumentElement(), "EntitySet")
        .forEach(set -> promises.put(set.getAttribute("Name"), flags(set)));
    return promises;
  }

  private static Map<String, Boolean> flags(Element set) {
    Map<String, Boolean> found = new LinkedHashMap<>();
    all(set, "Bool").filter(flag -> depth(flag, set) <= 4).forEach(flag -> put(found, flag));
    return found;
  }

  private static void put(Map<String, Boolean> found, Element flag) {
    Element around = (Element) flag.getParentNode();
    String property = around.getAttribute("Property");
    String term = around.getAttribute("Term");
    found.put(
        property.isEmpty() ? term.substring(term.lastIndexOf('.') + 1) : property,
        Boolean.valueOf(flag.getTextContent()));
  }

  /** Deeper than four is what is said of something within the set. */
  private static int depth(Node flag, Node set) {
    return flag.equals(set) ? 0 : 1 + depth(flag.getParentNode(), set);
  }

  /** What an annotation of an entity set lists, or of all of them. */
  List<String> texts(String of, String term) {
    return annotation(of, term)
        .flatMap(found -> all(found, "Collection").limit(1))
        .flatMap(list -> all(list, "String"))
        .map(Element::getTextContent)
        .toList();
  }

  /** What is said of all that an entity of the set leads to. */
  List<String> paths(String of, String term) {
    return annotation(of, term)
        .flatMap(found -> all(found, "NavigationPropertyPath"))
        .map(Element::getTextContent)
        .toList();
  }

  /** What people are told besides. */
  String description(String of, String term) {
    return annotation(of, term)
        .flatMap(found -> all(found, "Annotation"))
        .map(Element::getTextContent)
        .collect(Collectors.joining());
  }

  int number(String of, String term) {
    return annotation(of, term)
        .flatMap(found -> all(found, "Int"))
        .mapToInt(number -> Integer.parseInt(number.getTextContent()))
        .sum();
  }

  private Stream<Element> annotation(String of, String term) {
    return Stream.of("EntitySet", "EntityContainer")
        .flatMap(kind -> all(metadata.getDocumentElement(), kind))
        .filter(one -> one.getAttribute("Name").equals(of))
        .flatMap(one -> all(one, "Annotation"))
        .filter(one -> one.getAttribute("Term").endsWith("." + term));
  }

  private static Stream<Element> all(Element in, String name) {
    return IntStream.range(0, in.getElementsByTagName(name).getLength())
        .mapToObj(i -> (Element) in.getElementsByTagName(name).item(i));
  }
}
