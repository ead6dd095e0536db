import Collecting

/// Removes the temporary folders of this process, which does not wait for who uses them: it is about to end.
package func removeWorkingFolders() { PrivateFolders.ofProcess.removeAll() }
