package com.ibm.ejs.j2c;

/** As much of Liberty's class as the agent changes. */
public class MCWrapper {

  private boolean alreadyBeingReleased;

  public void markInUse() {}

  public boolean isAlreadyBeingReleased() {
    return alreadyBeingReleased;
  }

  public void setAlreadyBeingReleased(boolean isBeingReleased) {
    alreadyBeingReleased = isBeingReleased;
  }
}
