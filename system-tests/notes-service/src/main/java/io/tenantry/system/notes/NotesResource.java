package io.tenantry.system.notes;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** All notes. */
@Path("/notes")
public class NotesResource {
  @GET
  public List<Note> all() {
    return Note.listAll();
  }
}
