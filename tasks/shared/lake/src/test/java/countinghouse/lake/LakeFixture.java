package countinghouse.lake;

import java.io.IOException;
import java.util.List;

/** A lake of one kind, and a way to it past the lake's own doors. */
interface LakeFixture {
  /** Opens it, as a process of its own would. */
  Lake open();

  /** The keys of which anything is left, be it an old version. */
  List<String> everything() throws IOException;

  byte[] bytes(String key) throws IOException;

  /** Puts an object, in place of the one that is there. */
  void put(String key, byte[] bytes) throws IOException;

  void remove(String key) throws IOException;
}
