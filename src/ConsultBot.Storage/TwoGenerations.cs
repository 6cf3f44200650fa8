namespace ConsultBot.Storage;

/// <summary>
/// A bounded cache that forgets what was not asked for lately. It holds two generations; when the young one is full it becomes the old one, and what is asked for
/// in the old one is young again. For one thread at a time.
/// </summary>
internal sealed class TwoGenerations<TValue>(int most)
{
    private Dictionary<string, TValue> young = new(StringComparer.Ordinal);
    private Dictionary<string, TValue> old = new(StringComparer.Ordinal);

    public bool TryGet(string key, out TValue value)
    {
        if (young.TryGetValue(key, out value!))
        {
            return true;
        }

        if (!old.Remove(key, out value!))
        {
            return false;
        }

        Set(key, value);
        return true;
    }

    public void Set(string key, TValue value)
    {
        if (young.Count >= most / 2)
        {
            (young, old) = (old, young);
            young.Clear();
        }

        young[key] = value;
    }

    public void Remove(string key)
    {
        young.Remove(key);
        old.Remove(key);
    }

    public void Clear()
    {
        young.Clear();
        old.Clear();
    }
}
