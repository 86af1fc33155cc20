package io.tenantry.app.web;

import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.link.PageLinks;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the company that a page is in. */
@ApplicationScoped
class CompanySections {

  private final CompanyLookup companies;
  private final Frames frames;
  private final PageLinks links;

  CompanySections(CompanyLookup companies, Frames frames, PageLinks links) {
    this.companies = companies;
    this.frames = frames;
    this.links = links;
  }

  /**
   * @param company as the path gives it
   * @throws io.tenantry.app.http.ProblemException {@code unknown-company}
   */
  CompanySection of(String company, Section section) {
    return new CompanySection(companies.get(company), section, frames, links);
  }
}
