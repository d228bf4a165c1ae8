package org.headgate.notifications.service.bounces;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.headgate.notifications.service.bounces.BrokenFetches.MailUid;

/** Lists the unread mails of a folder, as many as one run reads. */
final class UnreadMails {

  private static final SearchTerm UNREAD = new FlagTerm(new Flags(Flags.Flag.SEEN), false);
  private static final int MAX_LISTED = 5_000;

  private UnreadMails() {}

  record UnreadMail(Message message, MailUid uid) {}

  /** Oldest first; mails that broke the connection before come last, once in a run. */
  static List<UnreadMail> of(Folder folder, BrokenFetches broken, MailboxRun run)
      throws MessagingException {
    List<UnreadMail> unread = withUids(folder, oldest(folder, broken.size()));
    return Stream.concat(
            unread.stream().filter(mail -> !broken.contains(mail.uid())),
            unread.stream()
                .filter(mail -> broken.contains(mail.uid()))
                .filter(mail -> broken.isGivenUp(mail.uid()) || !run.hasBrokenAt(mail.uid())))
        .toList();
  }

  private static List<UnreadMail> withUids(Folder folder, List<Message> messages)
      throws MessagingException {
    UIDFolder uids = (UIDFolder) folder;
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(messages.toArray(Message[]::new), profile);
    List<UnreadMail> mails = new ArrayList<>();
    for (Message message : messages) {
      mails.add(new UnreadMail(message, new MailUid(uids.getUIDValidity(), uids.getUID(message))));
    }
    return mails;
  }

  /** Lists many mails in sections, because the library creates an object for each one. */
  private static List<Message> oldest(Folder folder, int broken) throws MessagingException {
    if (folder.getUnreadMessageCount() <= MAX_LISTED) {
      return limited(List.of(folder.search(UNREAD)), broken);
    }
    int count = folder.getMessageCount();
    List<Message> found = new ArrayList<>();
    for (int first = 1; first <= count && found.size() <= broken; first += MAX_LISTED) {
      int last = Math.min(count, first + MAX_LISTED - 1);
      found.addAll(Arrays.asList(folder.search(UNREAD, folder.getMessages(first, last))));
    }
    return limited(found, broken);
  }

  private static List<Message> limited(List<Message> messages, int broken) {
    return messages.stream().limit((long) MailboxRun.MAX_MAILS + broken).toList();
  }
}
