package countinghouse.lake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Does what another store does; a test changes the way it is done, or one of the calls. */
abstract class ForwardingStore implements LakeStore {
  private final LakeStore store;

  ForwardingStore(LakeStore store) {
    this.store = store;
  }

  /** How each call that reads or adds is done. */
  <T> T done(LakeFailure.Access<T> access) throws IOException {
    return access.run();
  }

  @Override
  public URI location() {
    return store.location();
  }

  @Override
  public boolean exists() throws IOException {
    return done(store::exists);
  }

  @Override
  public List<Stored> list(String prefix) throws IOException {
    return done(() -> store.list(prefix));
  }

  @Override
  public long size(String key) throws IOException {
    return done(() -> store.size(key));
  }

  @Override
  public List<byte[]> read(List<String> keys) throws IOException {
    return done(() -> store.read(keys));
  }

  @Override
  public Path localPath(String key) throws IOException {
    return done(() -> store.localPath(key));
  }

  @Override
  public boolean copies() {
    return store.copies();
  }

  @Override
  public void release(String folder) throws IOException {
    store.release(folder);
  }

  @Override
  public Path stage(String key) throws IOException {
    return done(() -> store.stage(key));
  }

  @Override
  public void putNew(String key, Path staged) throws IOException {
    done(() -> {
      store.putNew(key, staged);
      return key;
    });
  }

  @Override
  public void delete(String key) throws IOException {
    store.delete(key);
  }

  @Override
  public void deleteFolder(String folder) throws IOException {
    store.deleteFolder(folder);
  }

  @Override
  public String describe(String key) {
    return store.describe(key);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
