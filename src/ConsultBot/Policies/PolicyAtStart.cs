using ConsultBot.Configuration;
using ConsultBot.Prompts;

namespace ConsultBot.Policies;

/// <summary>The policy that a process begins with: the pinned one, or else the files.</summary>
internal static class PolicyAtStart
{
    /// <summary>The files to begin with.</summary>
    /// <exception cref="SettingsException">A policy is pinned whose copy cannot be read, or the record cannot be.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be read.</exception>
    public static PolicyFiles Find(ServiceSettings settings)
    {
        if (PolicyHistory.Read(settings.Record).PinnedHash is not { } pinned)
        {
            return PolicyFiles.Read(settings.PromptsPath);
        }

        try
        {
            return new PolicyArchive(settings.Record.DataPath).Read(pinned);
        }
        catch (PolicyUnusableException exception)
        {
            throw new SettingsException(
                [$"The policy {pinned} is pinned and cannot be put in force. {exception.Message} Put the copy back from a backup, pin another one (policy list, policy pin), or end the pin: policy unpin."]);
        }
    }
}
