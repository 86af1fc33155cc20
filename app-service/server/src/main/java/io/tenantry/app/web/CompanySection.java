package io.tenantry.app.web;

import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.link.PageLinks;
import io.tenantry.app.permission.Permission;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/** A section of one company: where its pages are, what surrounds them, and how they lead on. */
final class CompanySection {

  private static final String CARDS = "cards";

  private final ScopedCompany company;
  private final Section section;
  private final Frames frames;
  private final PageLinks links;

  CompanySection(ScopedCompany company, Section section, Frames frames, PageLinks links) {
    this.company = company;
    this.section = section;
    this.frames = frames;
    this.links = links;
  }

  /** As links name the company. */
  String segment() {
    return company.segment();
  }

  Section section() {
    return section;
  }

  /** Where the section begins: its list. */
  URI list() {
    return below();
  }

  /** A page of the section. */
  URI below(String... segments) {
    return in(section, segments);
  }

  /** The same, with a query. */
  URI below(Map<String, String> query, String... segments) {
    return links.in(query, segment(), segments(section, segments));
  }

  /** A page of another section of the company. */
  URI in(Section other, String... segments) {
    return links.in(segment(), segments(other, segments));
  }

  private static String[] segments(Section section, String... below) {
    return Stream.concat(Stream.of(section.path()), Stream.of(below)).toArray(String[]::new);
  }

  /** The way to a new card, which the list offers. */
  Frame.Place adding(String label) {
    return new Frame.Place(label, below("new"), false, "n");
  }

  /** Where cards are made. */
  URI cards() {
    return below(CARDS);
  }

  URI card(String number) {
    return below(CARDS, number);
  }

  /** Something that is done with a card. */
  URI card(String number, String action) {
    return below(CARDS, number, action);
  }

  URI cardIn(Section other, String number) {
    return in(other, CARDS, number);
  }

  /** Whether it makes sense to offer it to the user. */
  boolean offers(Permission permission) {
    return frames.offers(company, permission);
  }

  Frame frame(String title) {
    return frames.of(company, section, title);
  }

  /** Around the list. */
  Frame frame() {
    return frame(section.title());
  }

  /** Has htmx load another page in place of this one. */
  static Response leadTo(URI page) {
    return Response.noContent().header("HX-Redirect", page).build();
  }
}
