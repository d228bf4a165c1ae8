package org.headgate.torture.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.headgate.torture.history.Operation.Outcome;

/**
 * The response to a request.
 *
 * @param status 0 where nothing came
 * @param word the status, or why there is none
 */
public record Answer(int status, String word, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTHING_DONE = "urn:headgate:problem:database-busy";

  /** A connection that broke at a node is a page of HAProxy's own to the caller. */
  public static Answer of(int status, String type, String text) {
    boolean ofProxy = (status == 502 || status == 504) && type.startsWith("text/html");
    return new Answer(status, ofProxy ? "cut, " + status : Integer.toString(status), text);
  }

  public static Answer none(String why) {
    return new Answer(0, why, "");
  }

  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  public Outcome outcome() {
    if (isGood()) {
      return Outcome.ACKNOWLEDGED;
    }
    boolean refused = status >= 400 && status < 500;
    return refused || saysNothingWasDone() ? Outcome.REFUSED : Outcome.UNKNOWN;
  }

  private boolean saysNothingWasDone() {
    return status == 503 && field("type").equals(NOTHING_DONE);
  }

  /** A member of the JSON that came; empty where there is none. */
  public String field(String name) {
    return json().path(name).asText("");
  }

  public JsonNode json() {
    try {
      return text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
