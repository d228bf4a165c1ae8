package org.headgate.pool.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.headgate.pool.service.RequestTurn;
import org.headgate.problem.DatabaseBusy;
import org.headgate.problem.web.ServletProblems;

/** Refuses a request whose turn did not come in time, and lets a broken one's turn go. */
record TurnListener(RequestTurn turn, String traceId) implements AsyncListener {

  @Override
  public void onTimeout(AsyncEvent event) throws IOException {
    Optional<DatabaseBusy> refusal = turn.giveUp();
    if (refusal.isPresent()) {
      AsyncContext request = event.getAsyncContext();
      ServletProblems.write(
          (HttpServletRequest) request.getRequest(),
          (HttpServletResponse) request.getResponse(),
          refusal.get(),
          traceId);
      request.complete();
    }
  }

  @Override
  public void onError(AsyncEvent event) {
    turn.giveUp();
    turn.close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The turn is taken once.
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // The filter has closed the turn.
  }
}
